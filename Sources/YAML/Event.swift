/// What the parser gives to the composer; places are character indices.
struct Event {
  enum Kind {
    case documentStart
    case documentEnd
    case streamEnd
    case alias(String)
    case scalar(String, Node.Style)
    case sequenceStart
    case sequenceEnd
    case mappingStart
    case mappingEnd
  }

  var kind: Kind
  /// Where the value itself starts, after tag and anchor.
  var start: Int
  var end: Int
  var tag = ""
  var anchor: String?
}
