// The system's expat headers; pkg-config expat says where they are.
#include <expat.h>
