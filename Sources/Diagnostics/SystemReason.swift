import Foundation

/// Why the system refused something, in words.
package enum SystemReason {
  /// - Parameter code: an `errno`.
  package static func of(_ code: Int32) -> Message {
    let english = String(cString: strerror(code))
    return Message(en: english, zh: chinese[code] ?? "系统错误 \(code)：\(english)")
  }

  /// What reading and writing files can meet.
  private static let chinese: [Int32: String] = [
    EACCES: "没有权限", EPERM: "不允许这样操作", ENOENT: "没有这个文件或文件夹", ENOTDIR: "路径中有一级不是文件夹",
    EISDIR: "这是一个文件夹", EEXIST: "文件已经存在", ENOTEMPTY: "文件夹不是空的", EXDEV: "不在同一个磁盘上",
    ENOSPC: "磁盘空间已满", EDQUOT: "超出了磁盘配额", EROFS: "磁盘是只读的", EFBIG: "文件过大", EIO: "磁盘读写出错",
    ENAMETOOLONG: "文件名或路径过长", ELOOP: "链接互相指向，成了循环", EBUSY: "文件正被占用", ETXTBSY: "文件正在运行",
    EMFILE: "打开的文件过多", ENFILE: "系统打开的文件过多", ENOMEM: "内存不足", EINVAL: "参数无效",
    EBADF: "输出已经关闭", EPIPE: "接收方已经关闭", ENODEV: "没有这个设备", ENXIO: "没有这个设备或地址",
    EAGAIN: "系统资源暂时不足", EINTR: "操作被中断", ESTALE: "网络文件已经失效", ETIMEDOUT: "操作超时",
    EOVERFLOW: "文件大小超出范围", ENOTSUP: "系统不支持这样操作",
  ]
}
