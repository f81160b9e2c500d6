// Writes the policies that `Benchmarks/lint` measures: main FOLDER COUNT.
import Foundation

let folder = URL(filePath: CommandLine.arguments[1])
let count = Int(CommandLine.arguments[2]) ?? 0

func write(_ text: String, _ name: String, _ part: String) throws {
  let place = folder.appending(path: part).appending(path: ".github/chainguard")
  try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
  try Data(text.utf8).write(to: place.appending(path: name))
}

for number in 0..<count {
  let policy = OrdinaryPolicies.policy(number)
  try write(policy.text, policy.name, "ordinary/\(number % 50)")
}
for (number, file) in HostilePolicies.all().enumerated() { try write(file.text, "hostile-\(number).sts.yaml", "hostile/\(number)") }
