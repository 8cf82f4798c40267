"""Page models and their builders: Catalog + Observations + Messages -> pages."""
