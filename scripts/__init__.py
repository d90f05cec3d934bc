"""Small programs for those who work on prongsai; none of them is part of what is installed."""
