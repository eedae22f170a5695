"""The people whom the program serves: who they are, what is known of them, and whose each part of it is."""
