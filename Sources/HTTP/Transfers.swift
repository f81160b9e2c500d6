import CCurl

/// The transfers under way on one multi handle, and the easy handles kept for the next: they hold the TLS sessions.
struct Transfers {
  private struct Running {
    var transfer: Transfer
    var job: TransferLoop.Job
  }

  private static let maximumIdle = 4
  private let multi: UnsafeMutableRawPointer
  private let configuration: Client.Configuration
  private var running: [UnsafeMutableRawPointer: Running] = [:]
  private var idle: [UnsafeMutableRawPointer] = []

  init(multi: UnsafeMutableRawPointer, configuration: Client.Configuration) {
    self.multi = multi
    self.configuration = configuration
  }

  mutating func start(_ job: TransferLoop.Job) {
    guard let handle = idle.popLast() ?? curl_easy_init() else {
      job.answer.resume(returning: .failure(.outOfMemory))
      return
    }
    do throws(TransportError) {
      let transfer = try Transfer(job.request, on: handle, configuration)
      let code = curl_multi_add_handle(multi, handle)
      guard code == CURLM_OK else { throw .other(code: Int(code.rawValue), String(cString: curl_multi_strerror(code))) }
      running[handle] = Running(transfer: transfer, job: job)
    } catch {
      keep(handle)
      job.answer.resume(returning: .failure(error))
    }
  }

  mutating func endCancelled() {
    for (handle, entry) in running where entry.job.ticket.isCancelled {
      finish(handle, .failure(.cancelled))
    }
  }

  /// Lets libcurl do what can be done without waiting, and answers what is complete.
  mutating func advance() {
    var count: Int32 = 0
    curl_multi_perform(multi, &count)
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle, let entry = running[handle] else { continue }
      finish(handle, entry.transfer.result(message.pointee.data.result))
    }
  }

  /// Answers whatever is left and frees all handles.
  mutating func end() {
    for handle in running.keys { finish(handle, .failure(.cancelled)) }
    for handle in idle { curl_easy_cleanup(handle) }
    idle = []
  }

  private mutating func finish(_ handle: UnsafeMutableRawPointer, _ answer: TransferLoop.Answer) {
    guard let entry = running.removeValue(forKey: handle) else { return }
    curl_multi_remove_handle(multi, handle)
    keep(handle)
    entry.job.answer.resume(returning: answer)
  }

  private mutating func keep(_ handle: UnsafeMutableRawPointer) {
    if idle.count < Self.maximumIdle {
      // Forgets every option, the bearer's header line with them, and keeps the sessions.
      curl_easy_reset(handle)
      idle.append(handle)
    } else {
      curl_easy_cleanup(handle)
    }
  }
}
