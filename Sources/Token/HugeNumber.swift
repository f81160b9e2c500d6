import JSON

extension JSONValue {
  /// Whether some number in here overflows a double, which Go's `encoding/json` refuses when it decodes into `any`.
  var holdsHugeNumber: Bool {
    // A stack of our own: the value may be 10,000 levels deep.
    var pending = [self]
    while let value = pending.popLast() {
      switch value {
      case .null, .bool, .string: continue
      case .number(let literal): if Double(literal).map(\.isFinite) != true { return true }
      case .array(let elements): pending.append(contentsOf: elements)
      case .object(let members): pending.append(contentsOf: members.lazy.map(\.value))
      }
    }
    return false
  }
}
