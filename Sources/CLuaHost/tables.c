#include "host.h"

const luaL_Reg lh_table_functions[] = {{NULL, NULL}};
