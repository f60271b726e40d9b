-- expect: unknownGlobal 'package'
package.loaded.os.exit()
