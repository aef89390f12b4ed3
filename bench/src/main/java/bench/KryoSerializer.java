package bench;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.ClosureSerializer;
import com.esotericsoftware.kryo.util.DefaultInstantiatorStrategy;
import java.lang.invoke.SerializedLambda;
import org.objenesis.strategy.StdInstantiatorStrategy;

/** Kryo with references, without a list of classes; lambdas as its manual says. */
final class KryoSerializer implements Serializer {
  private static final int FIRST_BUFFER = 1 << 16;

  private final Kryo kryo = new Kryo();
  private final Output output = new Output(FIRST_BUFFER, -1);

  KryoSerializer() {
    kryo.setReferences(true);
    kryo.setRegistrationRequired(false);
    kryo.setInstantiatorStrategy(new DefaultInstantiatorStrategy(new StdInstantiatorStrategy()));
    kryo.register(SerializedLambda.class);
    kryo.register(ClosureSerializer.Closure.class, new ClosureSerializer());
  }

  @Override
  public byte[] write(Object graph) {
    output.reset();
    kryo.writeClassAndObject(output, graph);
    return output.toBytes();
  }

  @Override
  public Object read(byte[] bytes) {
    return kryo.readClassAndObject(new Input(bytes));
  }
}
