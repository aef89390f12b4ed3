package dev.satchel.values;

import java.io.Externalizable;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which JDK classes may travel by their serial form: data, from packages of data.
 *
 * <p>An allow-list of packages, less the classes in them that stand for a running thing, a permission or a secret.
 * Whatever a payload names passes here before it is looked up.
 */
final class SerialTypes {
  /** All their classes, less {@link #isLive}. */
  private static final Set<String> PACKAGES = Set.of(
      "java.math",
      "java.net",
      "java.text",
      "java.time",
      "java.time.chrono",
      "java.time.format",
      "java.time.temporal",
      "java.time.zone",
      "java.util",
      "java.util.concurrent",
      "java.util.concurrent.atomic",
      "java.util.concurrent.locks",
      "java.util.regex",
      "java.sql",
      "java.awt.geom",
      "javax.management.openmbean",
      "javax.naming.directory",
      "javax.print.attribute",
      "javax.print.attribute.standard");

  /** Classes of other packages. */
  private static final Set<String> CLASSES = Set.of(
      "java.awt.Color",
      "java.awt.ComponentOrientation",
      "java.awt.Dimension",
      "java.awt.Font",
      "java.awt.GridBagConstraints",
      "java.awt.Insets",
      "java.awt.Point",
      "java.awt.Polygon",
      "java.awt.Rectangle",
      "java.awt.font.NumericShaper",
      "java.awt.font.TextAttribute",
      "java.awt.font.TransformAttribute",
      "java.io.File",
      "java.lang.invoke.MethodType",
      "java.rmi.dgc.VMID",
      "java.rmi.server.ObjID",
      "java.rmi.server.UID",
      "java.util.logging.Level",
      "javax.management.Attribute",
      "javax.management.AttributeList",
      "javax.management.ObjectName",
      "javax.naming.BinaryRefAddr",
      "javax.naming.CompositeName",
      "javax.naming.CompoundName",
      "javax.naming.LinkRef",
      "javax.naming.NameClassPair",
      "javax.naming.StringRefAddr",
      "javax.naming.ldap.LdapName",
      "javax.naming.ldap.Rdn",
      "javax.sql.rowset.serial.SerialBlob",
      "javax.sql.rowset.serial.SerialClob",
      "javax.xml.namespace.QName",
      "com.sun.org.apache.xerces.internal.jaxp.datatype.DurationDayTimeImpl",
      "com.sun.org.apache.xerces.internal.jaxp.datatype.DurationImpl",
      "com.sun.org.apache.xerces.internal.jaxp.datatype.DurationImpl$DurationStream",
      "com.sun.org.apache.xerces.internal.jaxp.datatype.DurationYearMonthImpl",
      "com.sun.org.apache.xerces.internal.jaxp.datatype.XMLGregorianCalendarImpl",
      "sun.reflect.annotation.AnnotationInvocationHandler",
      "sun.util.BuddhistCalendar",
      "sun.util.calendar.ZoneInfo");

  /** What no object with one of these in its ancestry is: data. By name, since some belong to optional modules. */
  private static final Set<String> LIVE = Set.of(
      "java.lang.Runnable",
      "java.lang.Thread",
      "java.lang.ClassLoader",
      "java.lang.Throwable",
      "java.security.Permission",
      "java.security.PermissionCollection",
      "java.security.SecureRandom",
      "java.security.Key",
      "java.util.EventObject",
      "java.util.concurrent.ForkJoinTask");

  /** By which threads wait for one another; they travel as new ones. */
  static final Set<String> SYNCHRONIZERS = Set.of(
      "java.util.concurrent.Semaphore",
      "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject",
      "java.util.concurrent.locks.ReentrantLock",
      "java.util.concurrent.locks.ReentrantReadWriteLock",
      "java.util.concurrent.locks.ReentrantReadWriteLock$ReadLock",
      "java.util.concurrent.locks.ReentrantReadWriteLock$WriteLock",
      "java.util.concurrent.locks.StampedLock");

  /** Ends of the names of JDK-internal classes that are parts of live objects, or views whose serial form is an exception. */
  private static final List<String> LIVE_PARTS = List.of(
      "$WaitQueue",
      "$FifoWaitQueue",
      "$LifoWaitQueue",
      "Latch$Sync",
      "$ReverseOrderLinkedListView");

  private SerialTypes() {}

  /** Whether objects of exactly {@code type} may travel by their serial form. */
  static boolean permits(Class<?> type) {
    return isNamed(type.getName())
        && JdkTypes.isJdk(type)
        && Serializable.class.isAssignableFrom(type)
        && !type.isInterface()
        && !type.isArray()
        && !type.isEnum()
        && !type.isRecord()
        && !type.isHidden()
        && !Proxy.isProxyClass(type)
        && !Modifier.isAbstract(type.getModifiers())
        && !isLive(type);
  }

  /**
   * The permitted class of that name; null if there is none in this JVM. Looks nothing up but names that can be
   * permitted; does not initialise it.
   */
  static @Nullable Class<?> find(String name) {
    Class<?> type = isNamed(name) ? JdkTypes.find(name) : null;
    return type != null && permits(type) ? type : null;
  }

  /** Whether users' objects may carry the serial form of their superclass {@code type}, possibly an abstract one. */
  static boolean permitsBase(Class<?> type) {
    return isNamed(type.getName()) && Serializable.class.isAssignableFrom(type) && !isLive(type);
  }

  /** Whether {@code type} is serialized by methods of its own alone. */
  static boolean isExternalizable(Class<?> type) {
    return Externalizable.class.isAssignableFrom(type);
  }

  private static boolean isNamed(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 && (PACKAGES.contains(name.substring(0, dot)) || CLASSES.contains(name));
  }

  /** Whether objects of {@code type} stand for something that runs, a permission or a secret. */
  static boolean isLive(Class<?> type) {
    return LIVE_PARTS.stream().anyMatch(type.getName()::endsWith) || hasLiveAncestor(type);
  }

  private static boolean hasLiveAncestor(@Nullable Class<?> type) {
    if (type == null) {
      return false;
    }
    if (LIVE.contains(type.getName()) || hasLiveAncestor(type.getSuperclass())) {
      return true;
    }
    for (Class<?> implemented : type.getInterfaces()) {
      if (hasLiveAncestor(implemented)) {
        return true;
      }
    }
    return false;
  }
}
