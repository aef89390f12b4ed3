package programs

import dev.satchel.PackException
import dev.satchel.Satchel
import java.util.concurrent.Callable

class Job {
    var runs = 0

    fun run() = ++runs
}

fun each(times: Int, block: (Int) -> Unit) {
    for (i in 1..times) block(i)
}

fun pack(name: String, task: Any) {
    try {
        Satchel.pack(task)
        println("$name: packed")
    } catch (e: PackException) {
        for (problem in e.problems()) {
            println("$name: " + problem.message)
            println("  " + problem.path)
            println("  " + problem.location)
            println("  " + problem.help.replace("\n", "\n  "))
        }
    }
}

fun main() {
    var count = 0
    pack("number", Callable { count++ })
    var text = ""
    val appending: (String) -> Unit = { text += it }
    pack("text", appending)
    var done = false
    pack("nested lambda", Callable { each(3) { done = true } })
    var total = 0L
    fun add(n: Int) { total += n }
    pack("local function", Callable { add(3) })
    var current: Job? = null
    pack("anonymous object", object : Callable<Int> {
        override fun call(): Int {
            current = Job()
            return 1
        }
    })
    var read = 1
    read = 2
    pack("only read", Callable { read })
    read = 3
    var here = 0
    fun bump() { here++ }
    bump()
    pack("only changed here", Callable { here })
    val job = Job()
    pack("own state", Callable { job.run() })
    println("$count $text $done $total $current $read $here")
}
