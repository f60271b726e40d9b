-- expect: runtime use takes a helper's name
use "a\0b"
