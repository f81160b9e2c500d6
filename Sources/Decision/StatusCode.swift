/// The gRPC status codes with which the service refuses, and the HTTP status that its JSON gateway makes of each.
public enum StatusCode: Int, Sendable {
  case unknown = 2
  case invalidArgument = 3
  case notFound = 5
  case permissionDenied = 7
  case resourceExhausted = 8
  case failedPrecondition = 9
  case `internal` = 13
  case unavailable = 14
  case unauthenticated = 16

  /// The name in gRPC's documentation.
  public var name: String {
    switch self {
    case .unknown: "Unknown"
    case .invalidArgument: "InvalidArgument"
    case .notFound: "NotFound"
    case .permissionDenied: "PermissionDenied"
    case .resourceExhausted: "ResourceExhausted"
    case .failedPrecondition: "FailedPrecondition"
    case .internal: "Internal"
    case .unavailable: "Unavailable"
    case .unauthenticated: "Unauthenticated"
    }
  }

  /// The HTTP status.
  public var http: Int {
    switch self {
    case .invalidArgument, .failedPrecondition: 400
    case .unauthenticated: 401
    case .permissionDenied: 403
    case .notFound: 404
    case .resourceExhausted: 429
    case .unknown, .internal: 500
    case .unavailable: 503
    }
  }
}
