-- expect: runtime use takes a helper's name
use "../secret"
