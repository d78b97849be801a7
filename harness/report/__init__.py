"""What people see of runs: tables and progress."""
