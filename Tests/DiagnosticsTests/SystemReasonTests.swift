import Foundation
import Testing

@testable import Diagnostics

@Suite struct SystemReasonTests {
  @Test(arguments: [
    (EACCES, "Permission denied", "没有权限"), (ENOSPC, "No space left on device", "磁盘空间已满"),
    (EBADF, "Bad file descriptor", "输出已经关闭"),
    (ENOTBLK, "Block device required", "系统错误 15：Block device required"),
  ])
  func aCodeIsWords(_ code: Int32, _ english: String, _ chinese: String) {
    let reason = SystemReason.of(code)
    #expect(reason.english == english)
    #expect(reason.chinese == chinese)
  }
}
