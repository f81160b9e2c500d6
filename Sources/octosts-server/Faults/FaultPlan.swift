/// The faults still to come, in their order, at each place.
struct FaultPlan: Sendable {
  private var queues: [Place: [Fault]] = [:]

  init(_ faults: [Fault]) {
    for fault in faults { queues[fault.place, default: []].append(fault) }
  }

  /// Where there are any.
  var places: Set<Place> { Set(queues.keys) }

  /// Whether nothing listens at `place`.
  func refuses(_ place: Place) -> Bool { queues[place]?.first?.kind == .mishap(.refused) }

  /// What goes wrong with a connection at `place` as it is made.
  mutating func atConnection(_ place: Place) -> Fault.Kind? {
    queues[place]?.first?.kind.isOfConnection == true ? take(place) : nil
  }

  /// What goes wrong with a request at `place`.
  mutating func atRequest(_ place: Place) -> Fault.Kind? {
    queues[place]?.first?.kind.isOfConnection == false ? take(place) : nil
  }

  private mutating func take(_ place: Place) -> Fault.Kind? {
    guard var queue = queues[place], var fault = queue.first else { return nil }
    if let count = fault.count {
      fault.count = count - 1
      queue[0] = fault
      if count == 1 { queue.removeFirst() }
      queues[place] = queue
    }
    return fault.kind
  }
}
