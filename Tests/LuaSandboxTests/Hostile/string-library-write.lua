-- expect: readOnly the library is read-only
string.rep = nil
