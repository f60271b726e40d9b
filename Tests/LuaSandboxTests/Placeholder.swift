import Testing

@testable import LuaSandbox
