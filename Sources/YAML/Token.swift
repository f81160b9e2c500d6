/// What the scanner gives to the parser; places are character indices.
struct Token {
  enum Kind: Equatable {
    case streamStart
    case streamEnd
    case versionDirective(major: Int, minor: Int)
    case tagDirective(handle: String, prefix: String)
    case documentStart
    case documentEnd
    case blockSequenceStart
    case blockMappingStart
    case blockEnd
    case flowSequenceStart
    case flowSequenceEnd
    case flowMappingStart
    case flowMappingEnd
    case blockEntry
    case flowEntry
    case key
    case value
    case alias(String)
    case anchor(String)
    case tag(handle: String, suffix: String)
    case scalar(String, Node.Style)
  }

  var kind: Kind
  var start: Int
  var end: Int
}
