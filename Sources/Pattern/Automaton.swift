import Synchronization

/// The quickest thing that a program can be run as. A class because states are made, behind a lock, while many threads match.
final class Automaton: Sendable {
  private enum Form {
    case table(Table)
    case lazy
    case simulated
  }

  private let form: Form
  private let program: Program
  private let states: Mutex<LazyAutomaton?>

  /// Programs of more instructions are simulated: a state of theirs would take as long to make as to simulate.
  private static let limit = 20_000

  init(_ program: Program) {
    self.program = program
    guard program.instructions.count <= Self.limit, let alphabet = Alphabet(program) else {
      form = .simulated
      states = Mutex(nil)
      return
    }
    var determinizer = Determinizer(program, alphabet)
    if let table = Table(&determinizer) {
      form = .table(table)
      states = Mutex(nil)
    } else {
      form = .lazy
      states = Mutex(LazyAutomaton(Determinizer(program, alphabet)))
    }
  }

  /// Whether the program matches somewhere in `text`, from `index` on.
  func matches(_ text: borrowing Span<UInt8>, from index: Int) -> Bool {
    switch form {
    case .table(let table): return table.matches(text, from: index)
    case .lazy:
      var found: Bool?
      // States that did not pay once will not pay again.
      states.withLock { states in
        found = states?.matches(text, from: index)
        if found == nil { states = nil }
      }
      if let found { return found }
    case .simulated: break
    }
    var simulation = Simulation(program)
    return simulation.matches(text, from: index)
  }
}
