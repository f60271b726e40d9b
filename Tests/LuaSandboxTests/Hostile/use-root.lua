-- expect: runtime use takes a helper's name
use "/etc/passwd"
