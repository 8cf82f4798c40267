"""Examples of every component and every page of the theme. They are documentation, and they are the tests."""
