import Issuers
import Source

/// Why a sandbox could not do its work; what the service refuses is no such error.
enum SandboxError: Error, Equatable {
  case noDirectory(String)
  case cannotListen(port: Int, String)
  case cannotWrite(String)
  case cannotRun(String, String)
  case cannotRead(String)
  case claimsNotObject(String)
  case noRun(RunError)
  case noKey(String)
}

extension SandboxError: CustomStringConvertible {
  var description: String {
    switch self {
    case .noDirectory(let path): "there is no directory at `\(path.printable())`"
    case .cannotListen(let port, let reason): "cannot listen on 127.0.0.1 port \(port): \(reason); `--port 0` takes a free one"
    case .cannotWrite(let path): "cannot write in `\(path.printable())`"
    case .cannotRun(let program, let reason): "cannot run `\(program.printable())`: \(reason)"
    case .cannotRead(let path): "cannot read `\(path.printable())`"
    case .claimsNotObject(let path): "`\(path.printable())` holds no JSON object, which the claims of a token are"
    case .noRun(let error): "\(error)".printable()
    case .noKey(let reason): "cannot make a signing key: \(reason)"
    }
  }
}
