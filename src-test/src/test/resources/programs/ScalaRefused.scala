package programs

import dev.satchel.{PackException, Satchel}
import java.util.concurrent.Callable

class Job {
  var runs = 0
  def run(): Int = { runs += 1; runs }
  def task: Callable[Int] = () => { runs += 1; runs }
}

object ScalaRefused {
  def pack(name: String, task: AnyRef): Unit =
    try {
      Satchel.pack(task)
      println(name + ": packed")
    } catch {
      case e: PackException =>
        e.problems().forEach { problem =>
          println(name + ": " + problem.message)
          println("  " + problem.path)
          println("  " + problem.location)
          println("  " + problem.help.replace("\n", "\n  "))
        }
    }

  def main(args: Array[String]): Unit = {
    var count = 0
    pack("number", (() => { count += 1; count }): Callable[Int])
    var text = ""
    val appending: String => Unit = t => text += t
    pack("text", appending)
    var done = false
    pack("nested lambda", (() => (1 to 3).foreach(_ => done = true)): Runnable)
    var total = 0L
    def add(n: Int): Unit = total += n
    pack("local function", (() => add(3)): Runnable)
    var current: Job = null
    pack("anonymous class", new Callable[Int] {
      def call() = {
        current = new Job
        1
      }
    })
    var read = 1
    read = 2
    pack("only read", (() => read): Callable[Int])
    read = 3
    lazy val late = { println("late"); 3 }
    pack("lazy", (() => late + 1): Callable[Int])
    val job = new Job
    pack("own state", (() => job.run()): Callable[Int])
    pack("own state of this", job.task)
    println(s"$count $text $done $total $current $read $late")
  }
}
