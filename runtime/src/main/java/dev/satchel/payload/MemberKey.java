package dev.satchel.payload;

/**
 * The key of a field in the JSON form: its name where its class is the one that the reader expects, else {@code
 * Owner#name}. No class name holds a {@code #}, so the first one separates.
 */
record MemberKey(String owner, String name) {
  /**
   * The key of a field.
   *
   * @param expected the class in whose object the key stands
   */
  static String of(String expected, String owner, String name) {
    return owner.equals(expected) && name.indexOf('#') < 0 ? name : owner + "#" + name;
  }

  static MemberKey parse(String expected, String key) {
    int hash = key.indexOf('#');
    return hash < 0
        ? new MemberKey(expected, key)
        : new MemberKey(key.substring(0, hash), key.substring(hash + 1));
  }
}
