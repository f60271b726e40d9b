// The system's libxlsxwriter headers; pkg-config xlsxwriter says where they are.
#include <xlsxwriter.h>
