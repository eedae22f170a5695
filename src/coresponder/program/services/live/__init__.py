"""What facilities say live, beside the directory: its audit events, the QR code of a link, who else knows who comes."""
