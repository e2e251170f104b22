"""What makes a PC a station: the package, the installation, and the doctor that looks whether it is fit."""
