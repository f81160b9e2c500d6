import Issuers
import WorkflowFiles

/// What the contexts hold at each point of the walk.
extension Contexts {
  /// The context `github` of some runs.
  static func github(_ runs: Runs, _ checkout: Workspace) -> Contexts {
    var contexts = Contexts()
    let known = [
      "event_name": runs.event, "repository": checkout.repository, "repository_owner": checkout.owner,
      "event.repository.name": checkout.name,
      "event.repository.full_name": checkout.repository, "event.repository.owner.login": checkout.owner, "server_url": "https://github.com",
      "ref_type": runs.refType,
    ]
    for (name, text) in known { contexts.set("github." + name, .text(text)) }
    contexts.set("github.ref", .part(.ref, after: ""))
    contexts.set("github.ref_name", .part(.ref, after: runs.refPrefix))
    contexts.set("github.actor", .part(.actor, after: ""))
    if GitHubEvent.hasBranches(runs.event) {
      for name in ["base_ref", "event.pull_request.base.ref"] { contexts.set("github." + name, .part(.baseRef, after: "")) }
      for name in ["head_ref", "event.pull_request.head.ref"] { contexts.set("github." + name, .part(.headRef, after: "")) }
    } else {
      contexts.set("github.base_ref", .text(""))
      contexts.set("github.head_ref", .text(""))
    }
    if runs.event == "release" { contexts.set("github.event.release.tag_name", .part(.ref, after: runs.refPrefix)) }
    if let branch = checkout.defaultBranch { contexts.set("github.event.repository.default_branch", .text(branch)) }
    return contexts
  }

  /// Started with every choice of inputs that there is; those that may be any text are left at their defaults, or are not known.
  func starting(_ trigger: Trigger) -> [Contexts] {
    var all = [self]
    for input in trigger.inputs {
      let values: [Value] =
        switch input.type {
        case "boolean": [.known(.bool(true)), .known(.bool(false))]
        case _ where input.isOpen: input.initial?.literal.map { [.known($0)] } ?? []
        default: input.options.map { .text($0) }
        }
      guard !values.isEmpty, all.count * values.count <= Matrix.limit else { continue }
      all = all.flatMap { contexts in
        values.map { value in
          var one = contexts
          one.set("inputs." + input.name, value)
          one.set("github.event.inputs." + input.name, value)
          return one
        }
      }
    }
    return all
  }

  /// Puts inputs in place of those that were there: what is given, else what is said, else nothing.
  mutating func enter(_ inputs: [Input], _ with: Tree?, from outer: Contexts) {
    clear("inputs")
    clear("matrix")
    for input in inputs {
      let given = with?.members?.first { $0.name.lowercased() == input.name.lowercased() }?.value ?? input.initial
      guard let given, let literal = given.literal else {
        set("inputs." + input.name, .known(input.empty))
        continue
      }
      if case .text(let text) = literal {
        set("inputs." + input.name, outer.evaluate(Template(text)))
      } else {
        set("inputs." + input.name, .known(literal))
      }
    }
    close("inputs")
  }

  /// Adds the variables of an `env` key, which see those outside it.
  mutating func set(environment tree: Tree?) {
    guard let members = tree?.members else { return }
    let outer = self
    for member in members {
      guard let text = member.value.text else { continue }
      set("env." + member.name, outer.evaluate(Template(text)))
    }
  }

  /// One for each job of a matrix.
  func spread(_ tree: Tree?) -> [Contexts] {
    guard let tree else { return [self] }
    let matrix = Matrix(tree)
    return matrix.combinations.map { combination in
      var contexts = self
      contexts.clear("matrix")
      for (key, value) in combination.sorted(by: { $0.key < $1.key }) { contexts.set("matrix." + key, value, from: self, depth: 0) }
      for key in matrix.unknown { contexts.set("matrix." + key, .unknown("`matrix.\(key)` is made by an expression")) }
      if matrix.isComplete { contexts.close("matrix") }
      return contexts
    }
  }

  private mutating func set(_ path: String, _ tree: Tree, from outer: Contexts, depth: Int) {
    if let members = tree.members {
      guard depth < 4 else { return }
      for member in members { set(path + "." + member.name, member.value, from: outer, depth: depth + 1) }
    } else if case .text(let text)? = tree.literal {
      set(path, outer.evaluate(Template(text)))
    } else if let literal = tree.literal {
      set(path, .known(literal))
    }
  }

  /// The environments that a job can be in, with the runs in which it is.
  func environments(_ tree: Tree?) -> [(Site.Environment, Filter)] {
    guard let text = tree?.text else { return [(.none, .always)] }
    return evaluate(Template(text)).map { branch in
      switch branch.value {
      case .known(let name): (name.text.isEmpty ? .none : .named(name.text), branch.filter)
      case .part(let variable, _): (.open("it is made of `\(variable.rawValue)`"), branch.filter)
      case .unknown(let reason): (.open(reason), branch.filter)
      }
    }
  }

  /// What an exchange can ask for, with the runs in which it does.
  func requests(_ exchange: ExchangeStep) -> [(Site.Request, Filter)] {
    let scopes = resolve(exchange.scope)
    let identities = resolve(exchange.identity)
    let domains = resolve(exchange.domain)
    var all: [(Site.Request, Filter)] = []
    for (scope, scopeFilter) in scopes {
      for (identity, identityFilter) in identities {
        for (domain, domainFilter) in domains {
          for (audience, audienceFilter) in exchange.audience.map({ resolve($0) }) ?? [(domain, .always)] {
            let filter = scopeFilter.and(identityFilter).and(domainFilter).and(audienceFilter)
            let request = Site.Request(scope: scope, identity: identity, domain: domain, audience: audience.text == "" ? domain : audience)
            if !filter.isNever { all.append((request, filter)) }
          }
        }
      }
    }
    return all
  }

  private func resolve(_ asked: ExchangeStep.Asked) -> [(Site.Resolved, Filter)] {
    guard let template = asked.template else { return [(.unknown(asked.missing), .always)] }
    return evaluate(template).map { branch in
      switch branch.value {
      case .known(let literal): (.known(literal.text), branch.filter)
      case .part(let variable, _): (.unknown("`\(variable.rawValue)` is known only when the workflow runs"), branch.filter)
      case .unknown(let reason): (.unknown(reason), branch.filter)
      }
    }
  }
}
