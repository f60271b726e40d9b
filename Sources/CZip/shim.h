// The system's libzip headers; pkg-config libzip says where they are.
#include <zip.h>
