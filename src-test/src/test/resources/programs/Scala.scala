package programs

import dev.satchel.RemoteJvm
import java.util.concurrent.Callable
import scala.collection.immutable.{ListMap, TreeMap, Queue}
import scala.util.{Try, Success, Failure}

object Registry {
  var hits = 0
  val names = scala.collection.mutable.ListBuffer("a")
  def hit(): Int = { hits += 1; hits }
}

case class Point(x: Int, y: Int = 7) {
  def +(other: Point): Point = Point(x + other.x, y + other.y)
}

class Greeter(greeting: String) {
  import Greeter._
  lazy val length: Int = { Greeter.computed += 1; greeting.length }
  def greet(times: Int = 2, mark: String = Mark): String = (greeting + mark) * times
}
object Greeter {
  val Mark = "!"
  var made = 0
  var computed = 0
  def apply(greeting: String): Greeter = { made += 1; new Greeter(greeting) }
  implicit class Loud(val text: String) extends AnyVal { def loud: String = text.toUpperCase }
}

trait Counting { private var n = 0; val step: Int = 2; lazy val twice: Int = step * 2; def next(): Int = { n += step; n } }
class Steps extends Counting { override def toString = "steps " + next() }
trait Named { def name: String; def hello = "hello " + name }

sealed trait Shape { def area: Double }
case class Square(side: Double) extends Shape { def area = side * side }
case object Empty extends Shape { def area = 0.0 }

class Meters(val value: Double) extends AnyVal { def double = new Meters(value * 2) }

object Weekday extends Enumeration { val Mon, Tue = Value }

class Outer(val a: Int) { class Inner(val b: Int) { def sum = a + b }; def task: Callable[Int] = new Callable[Int] { def call() = a * 10 } 
  private val thread = Thread.currentThread()
  def reading: Callable[Int] = () => a + 1 }

class Tally { var n = 0; def task: Callable[Int] = () => { n += 1; n } }

object ScalaMain {
  def call(body: () => Any): Callable[Any] = () => body()
  def byName(body: => Int): Int = body + body
  def curried(a: Int)(b: Int): Int = a * 10 + b
  implicit val ord: Ordering[Point] = Ordering.by((p: Point) => p.x)

  def main(args: Array[String]): Unit = {
    val jvm = Both.jvm(args: _*)
    val both = new Both(jvm)
    def same(name: String)(body: => Any): Unit = { both.same(name, (() => body): Callable[Any]) }
    val factor = 6
    both.same("sam", (() => factor * 7): Callable[Int])
    same("object") { Registry.hit().toString + Registry.names }
    same("object captured") { val r: AnyRef = Registry; r eq Registry }
    val point = Point(1)
    same("case class") { val Point(x, y) = point + Point(2, 3); s"$x $y ${point.copy(y = 9)} ${Point(1, 7) == point} ${Set(point, Point(1)).size} ${point.hashCode}" }
    val greeter = Greeter("hi")
    same("default args") { greeter.greet() + greeter.greet(1) + greeter.greet(mark = "?") + Greeter.made }
    same("lazy") { greeter.length.toString + Greeter.computed + greeter.length + Greeter.computed }
    val forced = Greeter("forced"); forced.length
    same("lazy forced") { forced.length.toString + Greeter.computed }
    import Greeter.Loud
    same("implicit class") { "a".loud }
    val steps = new Steps; steps.next()
    same("trait with state") { steps.next().toString + steps.twice + steps }
    same("trait anonymous") { new Named { def name = "bob" }.hello }
    val shapes: List[Shape] = List(Square(2), Empty)
    same("sealed") { shapes.map { case Square(s) => s"sq $s"; case Empty => "empty" }.mkString(",") + (shapes(1) eq Empty) }
    val length = new Meters(2)
    same("value class") { length.double.value }
    same("enumeration") { Weekday.Mon.toString + Weekday.values + (Weekday.withName("Tue") == Weekday.Tue) }
    val day = Weekday.Tue
    same("enumeration captured") { day == Weekday.Tue }
    same("inner") { val o = new Outer(3); val i = new o.Inner(4); i.sum }
    val task = new Outer(3).task
    same("anonymous class") { task.call() }
    val reading = new Outer(4).reading
    same("this, one field") { reading.call() }
    both.same("this, one field, direct", new Outer(5).reading)
    both.same("own state", new Tally().task)
    same("by name") { byName { factor } }
    same("currying") { List(1, 2).map(curried(3)) }
    val f: Int => Int = _ * factor
    val g = f.andThen(_ + 1).compose((x: Int) => x - 1)
    same("functions") { g(5).toString + f(2) }
    val partial: PartialFunction[Int, String] = { case 1 => "one"; case n if n > factor => "big" }
    same("partial function") { List(1, 2, 9).collect(partial) }
    val option: Option[Int] = Some(3); val none: Option[Int] = None
    same("option") { option.map(_ + 1).toString + none + (none eq None) + none.getOrElse(factor) }
    val list = List(1, 2, 3)
    same("list") { list.map(_ * 2).filter(_ > 2).sum.toString + list + (list.drop(3) eq Nil) }
    val map = Map("a" -> 1, "b" -> 2, "c" -> 3, "d" -> 4, "e" -> 5, "f" -> 6)
    same("map") { map.toSeq.sorted.toString + map("e") + map.get("z") + (map + ("z" -> 9)).size }
    val small = Map("a" -> 1)
    same("small map") { small.toString + (small + ("b" -> 2)) }
    val set = Set(1, 2, 3, 4, 5, 6)
    same("set") { set.contains(5).toString + set.size + set.toList.sorted }
    val vector = Vector.tabulate(100)(identity)
    same("vector") { vector.sum.toString + vector(55) + (vector :+ 1).length }
    val lm = ListMap("z" -> 1, "a" -> 2); val tm = TreeMap("z" -> 1, "a" -> 2); val q = Queue(1, 2)
    same("others") { lm.toString + tm + q.dequeue }
    same("lazy list") { LazyList.iterate(1)(_ * 2).take(5).toList }
    val ll = LazyList.from(1); ll.take(3).toList
    same("lazy list captured") { ll.take(4).toList }
    val multiples = LazyList.from(1).map(_ * 2).filter(_ % 3 == 0)
    same("filtered lazy list captured") { multiples.take(3).toList }
    val buffer = scala.collection.mutable.Map("x" -> 1)
    same("mutable map") { buffer.get("x").toString }
    same("range") { (1 to 10 by 3).toList.toString + (1 until 3).sum }
    val range = 1 to 5
    same("range captured") { range.sum }
    val pair = (1, "one"); val either: Either[String, Int] = Right(3)
    same("tuple") { pair.toString + pair._2 + either.map(_ + 1) }
    same("try") { Try(Integer.parseInt("x")) match { case Failure(e) => e.getMessage; case Success(n) => n.toString } }
    same("for") { (for { a <- list; b <- list if a < b } yield a * b).toString }
    same("for do") { var s = 0; for (a <- 1 to 3) s += a; s }
    same("string") { f"$factor%03d" + s"${factor}x" + raw"a\n" + "abc".reverse + "a,b".split(",").toList }
    same("regex") { "(\\d+)".r.findAllIn("a1b22").toList }
    same("bigint") { BigInt(2).pow(100).toString + BigDecimal("1.50") }
    val symbol = Symbol("sym")
    same("symbol") { symbol == Symbol("sym") }
    same("ordering") { List(Point(3), Point(1)).sorted.toString + list.sortBy(-_) + list.max }
    def fact(n: Int): Int = if (n <= 1) 1 else n * fact(n - 1)
    same("local def") { fact(5) }
    def closing(n: Int) = n * factor
    same("closing def") { closing(5) }
    same("exception") { throw new IllegalStateException("of " + factor) }
    same("match error") { (factor: Any) match { case s: String => s } }
    same("array") { Array(1, 2).map(_ + 1).toList }
    same("structural") { list.groupBy(_ % 2).toList.sortBy(_._1).toString }
    same("iterator") { Iterator(1, 2, 3).sliding(2).map(_.sum).toList }
    same("return") { list.exists(n => n > 2) }
    same("productprefix") { point.productPrefix + point.productIterator.toList }
    both.end()
    jvm.close()
  }
}
