-- expect: runtime invalid capture index %1
return ("x"):find("(%1)")
