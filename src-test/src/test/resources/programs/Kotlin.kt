package programs

import dev.satchel.RemoteJvm
import java.util.concurrent.Callable

object Registry {
    val names = mutableListOf("a")
    var hits = 0
    fun hit(): Int { hits++; return hits }
}

class Greeter(private val greeting: String) {
    companion object {
        const val MARK = "!"
        var made = 0
        @JvmStatic fun of(greeting: String): Greeter { made++; return Greeter(greeting) }
    }
    lateinit var name: String
    val length by lazy { greeting.length + (if (this::name.isInitialized) name.length else 0) }
    fun greet(times: Int = 2, mark: String = MARK) = (greeting + " " + name + mark).repeat(times)
    fun hasName() = this::name.isInitialized
}

data class Point(val x: Int, val y: Int = 7) {
    operator fun plus(other: Point) = Point(x + other.x, y + other.y)
}

sealed class Shape {
    abstract fun area(): Double
    data class Square(val side: Double) : Shape() { override fun area() = side * side }
    object Unit : Shape() { override fun area() = 1.0 }
    data object None : Shape() { override fun area() = 0.0 }
}

@JvmInline value class Cents(val amount: Int) { fun doubled() = Cents(amount * 2) ; override fun toString() = "$amount ct" }

enum class Color(val hex: Int) { RED(0xff0000) { override fun dark() = false }, NAVY(0x80) ; open fun dark() = true ; var uses = 0 }

interface Named { val name: String; fun shout() = name.uppercase() }
class Dog(override val name: String) : Named
class Loud(private val inner: Named) : Named by inner

fun <T> measure(block: () -> T): T = block()
inline fun twice(block: (Int) -> Int): Int = block(1) + block(2)
fun String.wrap(with: String = "*") = with + this + with
val topLevel = mutableMapOf("k" to 1)
var counter = 5

class Observed { var log = mutableListOf<String>()
  var value: Int by kotlin.properties.Delegates.observable(1) { p, o, n -> log.add("${p.name} $o $n") } }

class Tally { private var n = 0; fun task() = Callable { ++n }; fun lambda(): () -> Int = { n += 10; n } }

class Holder(private val a: Int) { private val thread = Thread.currentThread(); fun reading() = Callable { a + 1 }; fun name() = thread.name }

class Outer(val a: Int) { inner class Inner(val b: Int) { fun sum() = a + b } ; fun task(): Callable<Int> { val local = object : Callable<Int> { override fun call() = a * 10 } ; return local } }

fun main(args: Array<String>) {
    Both.jvm(*args).use { jvm ->
        val both = Both(jvm)
        fun same(name: String, task: () -> Any?) = both.same(name, Callable { task() })
        val factor = 6
        both.same("sam", Callable { factor * 7 })
        same("object") { Registry.hit().toString() + Registry.names + (Registry === Registry) }
        val reg: Any = Registry
        same("object captured") { reg === Registry }
        val greeter = Greeter.of("hi"); greeter.name = "bob"
        same("default args") { greeter.greet() + greeter.greet(1) + greeter.greet(mark = "?") + Greeter.made }
        val fresh = Greeter("x")
        same("lateinit") { fresh.hasName().toString() + try { fresh.greet() } catch (e: UninitializedPropertyAccessException) { e.message } }
        same("lazy") { greeter.length }
        val forced = Greeter.of("forced"); forced.name = "f"; forced.length
        same("lazy forced") { forced.length }
        same("data") { val (x, y) = Point(1) + Point(2, 3); "$x $y ${Point(4).copy(y = 9)} ${Point(1, 2) == Point(1, 2)} ${setOf(Point(1), Point(1)).size}" }
        val shapes = listOf(Shape.Square(2.0), Shape.Unit, Shape.None)
        same("sealed") { shapes.map { when (it) { is Shape.Square -> "sq" + it.area(); Shape.Unit -> "unit"; Shape.None -> "$it" } } }
        same("sealed identity") { shapes[1] === Shape.Unit }
        val price = Cents(5)
        same("value class") { price.doubled().toString() + listOf(price, Cents(7)) }
        Color.NAVY.uses = 3
        same("enum") { Color.entries.map { "$it ${it.dark()} ${it.hex} ${it.uses}" } }
        same("when enum") { when (Color.valueOf("RED")) { Color.RED -> 1; Color.NAVY -> 2 } }
        same("delegation") { Loud(Dog("rex")).shout() }
        val extension: String.(Int) -> String = { n -> this.repeat(n) + factor }
        same("extension lambda") { "ab".extension(2) }
        val function: (Int) -> Int = { it * factor }
        same("lambda captured") { function(3) }
        same("reference") { listOf("a", "b").map(String::uppercase).map(String::length) }
        val bound = "text"::plus
        same("bound reference") { bound("more") }
        same("property reference") { listOf(Point(1), Point(2)).map(Point::x) }
        same("inline") { twice { it * factor } }
        same("extension") { "x".wrap() + "y".wrap("#") }
        topLevel["n"] = 2; counter = 9
        same("top level") { topLevel.toString() + counter }
        same("collections") { listOf(3, 1, 2).sorted().map { it * 2 }.filter { it > 2 }.associateWith { "v$it" }.entries.joinToString() }
        same("sequence") { generateSequence(1) { it * 2 }.take(5).toList() }
        same("sequence builder") { sequence { yield(1); yieldAll(listOf(2, 3)) }.toList() }
        same("ranges") { (1..10 step 3).toList().toString() + ('a'..'e').joinToString("") + (5 in 1..9) }
        val range = 1..5
        same("range captured") { range.sum() }
        val pair = 1 to "one"; val triple = Triple(1, 2, 3)
        same("pair") { "$pair ${triple.toList()}" }
        val observed = Observed(); observed.value = 2
        same("observable") { observed.value = 3; "" + observed.value + observed.log }
        same("inner") { Outer(3).Inner(4).sum() }
        val task = Outer(3).task()
        same("anonymous object") { task.call() }
        both.same("own state", Tally().task())
        val adding = Tally().lambda()
        same("own state by a lambda") { adding() + adding() }
        both.same("of this one field", Holder(3).reading())
        same("measure") { measure { factor.toString() } }
        fun local(n: Int): Int = if (n <= 1) 1 else n * local(n - 1) 
        same("local fun") { local(5) }
        fun closing(n: Int) = n * factor
        same("local closing fun") { closing(5) }
        same("string templates") { "${factor}x${"a".uppercase()}" }
        same("regex") { Regex("(\\d+)").findAll("a1b22").map { it.value }.toList() }
        same("result") { runCatching { error("no") }.exceptionOrNull()?.message }
        same("unsigned") { (5u + 4294967290u).toString() + listOf(1u, 2u).sum() }
        same("buildString") { buildString { append(factor); append("!") } }
        same("destructuring map") { mapOf("a" to 1).map { (k, v) -> "$k$v" } }
        same("reads var inside") { var n = 0; repeat(3) { n += it }; n }
        same("empty") { emptyList<Int>() === emptyList<String>() }
        val empty = emptyList<Int>()
        same("empty captured") { empty === emptyList<Int>() }
        same("unit") { Unit === Unit }
        same("array deque") { val d = ArrayDeque(listOf(1, 2)); d.addFirst(0); d.toString() }
        val deque = ArrayDeque(listOf(1, 2))
        same("array deque captured") { deque.last() }
        same("funinterface") { val c = Comparator<Int> { a, b -> b - a }; listOf(1, 3, 2).sortedWith(c) }
        same("compareBy") { listOf(Point(2, 1), Point(1, 5)).sortedWith(compareBy({ it.x }, { it.y })) }
        same("exception") { throw IllegalStateException("of " + factor) }
        same("class ref") { Point::class.java.name + Point::class.simpleName }
        same("notnull") { val s: String? = null; s?.length ?: -1 }
        both.end()
    }
}
