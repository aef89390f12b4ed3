package dev.satchel.processor;

import com.sun.source.util.Trees;
import dev.satchel.pack.check.CapturedType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Facts about types of the source, in the terms of packing: binary names, supertypes, what a captured variable may hold. */
final class SourceTypes {
  private static final List<String> CONTAINERS = List.of(
      "java.util.Collection",
      "java.util.Map",
      "java.util.Optional",
      "java.util.concurrent.atomic.AtomicReference");

  private final Elements elements;
  private final Types types;
  private final Trees trees;

  SourceTypes(ProcessingEnvironment environment, Trees trees) {
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
    this.trees = trees;
  }

  /** The class of {@code type}, without arguments; of a type variable, that of its bound; null if it is none. */
  @Nullable
  TypeElement element(TypeMirror type) {
    TypeMirror erased = types.erasure(type);
    return erased.getKind() == TypeKind.DECLARED
            && types.asElement(erased) instanceof TypeElement element
        ? element
        : null;
  }

  /** What {@code type} is an array of, or itself. */
  TypeMirror innermost(TypeMirror type) {
    TypeMirror at = type;
    while (at instanceof ArrayType array) {
      at = array.getComponentType();
    }
    return at;
  }

  String binaryName(TypeElement type) {
    return elements.getBinaryName(type).toString();
  }

  /** As {@code Class.getTypeName}: {@code int[]}, {@code java.util.Map$Entry}. */
  String typeName(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return typeName(array.getComponentType()) + "[]";
    }
    TypeElement element = element(type);
    return element == null ? types.erasure(type).toString() : binaryName(element);
  }

  /** {@code int[]}, {@code Entry}. */
  String simpleName(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return simpleName(array.getComponentType()) + "[]";
    }
    TypeElement element = element(type);
    return element == null ? types.erasure(type).toString() : simpleName(element);
  }

  String simpleName(TypeElement type) {
    String simple = type.getSimpleName().toString();
    String binary = binaryName(type);
    return simple.isEmpty() ? binary.substring(binary.lastIndexOf('.') + 1) : simple;
  }

  /** With type arguments and simple names: {@code Map<String, List<Long>>}. */
  String genericName(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return genericName(array.getComponentType()) + "[]";
    }
    if (type instanceof DeclaredType declared && !declared.getTypeArguments().isEmpty()) {
      StringJoiner arguments = new StringJoiner(", ", "<", ">");
      declared
          .getTypeArguments()
          .forEach(argument ->
              arguments.add(argument.getKind() == TypeKind.WILDCARD ? "?" : genericName(argument)));
      return simpleName(type) + arguments;
    }
    return type.getKind() == TypeKind.TYPEVAR ? type.toString() : simpleName(type);
  }

  /** The class that declares a field, method or constructor. */
  static TypeElement owner(Element member) {
    if (member.getEnclosingElement() instanceof TypeElement owner) {
      return owner;
    }
    throw new IllegalArgumentException(member + " is no member of a class");
  }

  /** {@code Jobs.fill(List, int)}. */
  String memberName(ExecutableElement method) {
    String parameters = method.getParameters().stream()
        .map(parameter -> simpleName(parameter.asType()))
        .collect(Collectors.joining(", ", "(", ")"));
    return simpleName(owner(method)) + "." + method.getSimpleName() + parameters;
  }

  /** {@code int,Object[]}. */
  String parameterNames(ExecutableElement method) {
    return method.getParameters().stream()
        .map(parameter -> simpleName(types.erasure(parameter.asType())))
        .collect(Collectors.joining(","));
  }

  /** The type, its superclasses from the nearest, then interfaces, nearest first; by binary name. */
  Map<String, TypeElement> supertypes(TypeElement type) {
    Map<String, TypeElement> all = new LinkedHashMap<>();
    for (TypeElement at = type; at != null; at = element(at.getSuperclass())) {
      all.put(binaryName(at), at);
    }
    Deque<TypeElement> open = new ArrayDeque<>(all.values());
    while (!open.isEmpty()) {
      for (TypeMirror each : open.remove().getInterfaces()) {
        TypeElement face = element(each);
        if (face != null && all.putIfAbsent(binaryName(face), face) == null) {
          open.add(face);
        }
      }
    }
    return all;
  }

  /** The type's own name, then all its supertypes'. */
  List<String> names(TypeMirror type) {
    TypeElement element = element(type);
    return element == null
        ? List.of(typeName(type))
        : List.copyOf(supertypes(element).keySet());
  }

  /** Whether the class belongs to the JDK. */
  boolean isPlatform(TypeElement type) {
    ModuleElement module = elements.getModuleOf(type);
    String name = module == null ? "" : module.getQualifiedName().toString();
    return name.isEmpty()
        ? elements.getPackageOf(type).getQualifiedName().toString().startsWith("java.")
        : name.startsWith("java.") || name.startsWith("jdk.");
  }

  /** Whether objects of {@code type} are there to hold others, of the types of its arguments. */
  boolean isContainer(DeclaredType type) {
    TypeElement element = element(type);
    if (element != null && isPlatform(element)) {
      for (String name : CONTAINERS) {
        TypeElement container = find(name);
        if (container != null && isSubtype(element, container)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the class is compiled now, so that its source is at hand. */
  boolean hasSource(TypeElement type) {
    return trees.getTree(type) != null;
  }

  /** Classes of the package of {@code type}, top-level ones. */
  List<TypeElement> neighbours(TypeElement type) {
    return ElementFilter.typesIn(elements.getPackageOf(type).getEnclosedElements());
  }

  @Nullable
  TypeElement find(String canonicalName) {
    return elements.getTypeElement(canonicalName);
  }

  boolean isSubtype(TypeElement type, TypeElement of) {
    return types.isSubtype(types.erasure(type.asType()), types.erasure(of.asType()));
  }

  /** Instance fields that would travel, those of the class alone. */
  static List<VariableElement> shippedFields(TypeElement type) {
    List<VariableElement> fields = new ArrayList<>();
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      if (!field.getModifiers().contains(Modifier.STATIC)
          && !field.getModifiers().contains(Modifier.TRANSIENT)) {
        fields.add(field);
      }
    }
    return fields;
  }

  static boolean isConcrete(TypeElement type) {
    return (type.getKind() == ElementKind.CLASS || type.getKind() == ElementKind.RECORD)
        && !type.getModifiers().contains(Modifier.ABSTRACT);
  }

  /**
   * What a captured variable of {@code type} holds.
   *
   * @param isCell whether it is an array of one element
   */
  CapturedType captured(TypeMirror type, boolean isCell) {
    TypeMirror innermost = innermost(type);
    TypeElement inner = element(innermost);
    TypeElement element = element(type);
    return new CapturedType(
        typeName(type),
        simpleName(type),
        face(type, element),
        innermost.getKind().isPrimitive() || (inner != null && isPlatform(inner)),
        element != null && isConcrete(element) && element.getModifiers().contains(Modifier.PUBLIC),
        element != null && element.getNestingKind() == NestingKind.ANONYMOUS,
        type instanceof ArrayType array ? simpleName(array.getComponentType()) : "",
        isCell,
        field -> typeOfField(element, field));
  }

  private CapturedType.Face face(TypeMirror type, @Nullable TypeElement element) {
    if (type.getKind() == TypeKind.ARRAY) {
      return CapturedType.Face.ARRAY;
    }
    if (element != null) {
      for (CapturedType.Face face : CapturedType.Face.values()) {
        TypeElement of =
            face == CapturedType.Face.ARRAY ? null : find(face.type().getName());
        if (of != null && isSubtype(element, of)) {
          return face;
        }
      }
    }
    return CapturedType.Face.OTHER;
  }

  private String typeOfField(@Nullable TypeElement owner, String name) {
    for (TypeElement at = owner; at != null; at = element(at.getSuperclass())) {
      for (Element field : ElementFilter.fieldsIn(at.getEnclosedElements())) {
        if (field.getSimpleName().contentEquals(name)) {
          return simpleName(field.asType());
        }
      }
    }
    return "Object";
  }
}
