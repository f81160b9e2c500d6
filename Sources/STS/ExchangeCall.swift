import Decision
import JSON

extension ExchangeRequest {
  /// Reads what `/sts/exchange` was called with as the service's JSON gateway (grpc-gateway v2) does: the query of a GET, the JSON body of a POST.
  /// Fields that it does not know are ignored; one value too many for a field is refused.
  init(_ call: Call) throws(Refusal) {
    self = try call.method == "POST" ? Self.body(call.body) : Self.query(call.query)
  }

  private static func query(_ text: String) throws(Refusal) -> ExchangeRequest {
    guard let query = Query(text) else { throw Refusal(.invalidArgument, "invalid URL escape in the query") }
    func single(_ name: String) throws(Refusal) -> String {
      let values = query.values(name)
      guard values.count < 2 else {
        throw Refusal(.invalidArgument, "too many values for field \"\(name)\": \(values.joined(separator: ", "))")
      }
      return values.first ?? ""
    }
    return ExchangeRequest(scope: try single("scope"), scopes: query.values("scopes"), identity: try single("identity"))
  }

  private static func body(_ bytes: [UInt8]) throws(Refusal) -> ExchangeRequest {
    // An empty body is an empty message.
    if bytes.isEmpty { return ExchangeRequest(scope: "", scopes: [], identity: "") }
    guard let value = try? JSONValue(parsing: bytes), let members = value.members else {
      throw Refusal(.invalidArgument, "the body is not a JSON object")
    }
    func single(_ name: String) throws(Refusal) -> String {
      let found = members.filter { $0.name == name }
      guard found.count < 2 else { throw Refusal(.invalidArgument, "duplicate field \"\(name)\"") }
      switch found.first?.value {
      case .none, .null: return ""
      case .string(let text): return text
      case .bool, .number, .array, .object: throw Refusal(.invalidArgument, "invalid value for string field \(name)")
      }
    }
    func list(_ name: String) throws(Refusal) -> [String] {
      guard let value = value[name], value != .null else { return [] }
      guard let texts = value.array?.map(\.string), !texts.contains(nil) else {
        throw Refusal(.invalidArgument, "invalid value for repeated string field \(name)")
      }
      return texts.compactMap { $0 }
    }
    return ExchangeRequest(scope: try single("scope"), scopes: try list("scopes"), identity: try single("identity"))
  }
}
