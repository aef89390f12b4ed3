package dev.satchel.values;

import java.io.ByteArrayInputStream;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.time.temporal.TemporalQueries;
import java.time.temporal.TemporalQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kinds that stand for several classes each, under one public name. */
final class Families {
  private static final Map<Class<?>, ValueKind> ALL = all();

  private Families() {}

  static List<ValueKind> kinds() {
    return List.copyOf(ALL.values());
  }

  /** The family to which the JDK class {@code type} belongs; null if none. */
  static @Nullable ValueKind of(Class<?> type) {
    for (Map.Entry<Class<?>, ValueKind> family : ALL.entrySet()) {
      if (family.getKey().isAssignableFrom(type)) {
        return family.getValue();
      }
    }
    return null;
  }

  private static Map<Class<?>, ValueKind> all() {
    Map<Class<?>, ValueKind> all = new LinkedHashMap<>();
    all.put(Charset.class, new FamilyKind<>(Charset.class, null, Charset::name, Charset::forName));
    all.put(
        Path.class,
        new FamilyKind<>(
            Path.class,
            path -> path.getFileSystem() == FileSystems.getDefault(),
            Path::toString,
            Path::of));
    // whether one may travel is for the rules to say
    all.put(
        System.Logger.class,
        new FamilyKind<>(System.Logger.class, null, System.Logger::getName, System::getLogger));
    all.put(PublicKey.class, new EncodedKind<>(PublicKey.class, new Keys()));
    all.put(Certificate.class, new EncodedKind<>(Certificate.class, new Certificates()));
    all.put(
        TemporalQuery.class,
        new ConstantsKind(TemporalQuery.class)
            .with("zoneId", TemporalQueries.zoneId())
            .with("chronology", TemporalQueries.chronology())
            .with("precision", TemporalQueries.precision())
            .with("zone", TemporalQueries.zone())
            .with("offset", TemporalQueries.offset())
            .with("localDate", TemporalQueries.localDate())
            .with("localTime", TemporalQueries.localTime()));
    all.put(
        ClassDesc.class,
        new FamilyKind<>(
            ClassDesc.class, null, ClassDesc::descriptorString, ClassDesc::ofDescriptor));
    all.put(
        MethodTypeDesc.class,
        new FamilyKind<>(
            MethodTypeDesc.class,
            null,
            MethodTypeDesc::descriptorString,
            MethodTypeDesc::ofDescriptor));
    return all;
  }

  private static final class Keys implements EncodedKind.Encoding<PublicKey> {
    @Override
    public String name(PublicKey key) {
      return key.getAlgorithm();
    }

    @Override
    public byte @Nullable [] encode(PublicKey key) {
      return "X.509".equals(key.getFormat()) ? key.getEncoded() : null;
    }

    @Override
    public PublicKey decode(String name, byte[] encoded) throws GeneralSecurityException {
      return KeyFactory.getInstance(name).generatePublic(new X509EncodedKeySpec(encoded));
    }
  }

  private static final class Certificates implements EncodedKind.Encoding<Certificate> {
    @Override
    public String name(Certificate certificate) {
      return certificate.getType();
    }

    @Override
    public byte[] encode(Certificate certificate) throws GeneralSecurityException {
      return certificate.getEncoded();
    }

    @Override
    public Certificate decode(String name, byte[] encoded) throws GeneralSecurityException {
      return CertificateFactory.getInstance(name)
          .generateCertificate(new ByteArrayInputStream(encoded));
    }
  }
}
