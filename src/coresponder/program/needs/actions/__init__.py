"""What is done about needs: counting them."""
