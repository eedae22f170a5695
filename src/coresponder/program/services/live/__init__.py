"""What facilities say live, beside the directory: its audit events, the QR code of its link, who else knows of arrivals."""
