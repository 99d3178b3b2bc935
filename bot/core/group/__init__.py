"""Groups, their units, and what their admins decided."""
