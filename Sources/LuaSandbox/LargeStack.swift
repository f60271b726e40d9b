import CLuaHost
import Glibc

/// Runs `body` on a thread with a stack of 16 MB, and waits for it.
///
/// Lua's parser and error texts recurse as deeply as a source nests: a machine is made and called
/// on a thread with so large a stack, whatever the caller's thread has.
package func withLargeStack<Value, Failure: Error>(
  _ body: () throws(Failure) -> Value
) throws(Failure) -> Value {
  var result: Result<Value, Failure>?
  withoutActuallyEscaping(body) { body in
    let task = LargeStackTask {
      do throws(Failure) {
        result = .success(try body())
      } catch {
        result = .failure(error)
      }
    }
    if !runOnLargeStack(task) { task.run() }
  }
  guard let result else { preconditionFailure("a joined thread has run its body") }
  return try result.get()
}

private final class LargeStackTask {
  let run: () -> Void
  init(_ run: @escaping () -> Void) { self.run = run }
}

/// False where the system has no further thread.
private func runOnLargeStack(_ task: LargeStackTask) -> Bool {
  var attributes = pthread_attr_t()
  guard pthread_attr_init(&attributes) == 0 else { return false }
  defer { pthread_attr_destroy(&attributes) }
  guard pthread_attr_setstacksize(&attributes, Int(LH_STACK_BYTES)) == 0 else { return false }
  var thread = pthread_t()
  let context = Unmanaged.passRetained(task)
  let status = pthread_create(
    &thread, &attributes,
    { context in
      guard let context else { return nil }
      Unmanaged<LargeStackTask>.fromOpaque(context).takeRetainedValue().run()
      return nil
    }, context.toOpaque())
  guard status == 0 else {
    context.release()
    return false
  }
  pthread_join(thread, nil)
  return true
}
