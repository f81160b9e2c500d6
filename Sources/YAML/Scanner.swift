/// Characters to tokens, by the rules of yaml.v2 2.4.4, which differ from today's libyaml in escapes, flow scalars, tags and directives.
struct Scanner {
  struct SimpleKey {
    var isPossible = false
    var isRequired = false
    var tokenNumber = 0
    var position = 0
    var line = 0
    var column = 0
  }

  static let maximumDepth = 10_000
  static let maximumKeyLength = 1024

  var characters: Characters
  var line = 0
  var column = 0

  var flowLevel = 0
  var indent = -1
  var indents: [Int] = []
  var isSimpleKeyAllowed = true
  var simpleKeys = [SimpleKey()]
  var simpleKeyByToken: [Int: Int] = [:]

  var queue: [Token] = []
  var head = 0
  var parsed = 0
  var isAvailable = false
  var hasStarted = false

  init(_ bytes: [UInt8]) {
    characters = Characters(bytes)
  }

  var position: Int { characters.position }

  func failure(_ problem: String, from start: Int? = nil) -> YAMLError {
    let place = characters.span(position, position + 1)
    guard let start else { return .syntax(problem, at: place) }
    return .syntax(problem, at: characters.span(start, max(start + 1, position)))
  }
}

// MARK: - What the parser asks for

extension Scanner {
  /// The next token, which stays in the queue.
  mutating func peek() throws(YAMLError) -> Token {
    if !isAvailable { try fetchMore() }
    return queue[head]
  }

  /// Takes the token that was peeked.
  mutating func skipToken() {
    isAvailable = false
    parsed += 1
    head += 1
    if head > 256, head * 2 > queue.count {
      queue.removeFirst(head)
      head = 0
    }
  }

  mutating func fetchMore() throws(YAMLError) {
    while true {
      if head != queue.count {
        // A token that may be a simple key is not given out before that is known.
        guard let index = simpleKeyByToken[parsed], index < simpleKeys.count, try isValid(index) else { break }
      }
      try fetchNext()
    }
    isAvailable = true
  }
}
