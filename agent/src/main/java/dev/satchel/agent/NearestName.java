package dev.satchel.agent;

import java.util.List;

/** Finds the known word that a mistyped one is most like. */
final class NearestName {
  private NearestName() {}

  /** The first of {@code known}, which is not empty, with the smallest {@link #distance} from {@code word}. */
  static String of(String word, List<String> known) {
    String best = known.get(0);
    for (String candidate : known) {
      if (distance(word, candidate) < distance(word, best)) {
        best = candidate;
      }
    }
    return best;
  }

  /** How many letters must be put in, taken out, replaced or swapped with their neighbour (optimal string alignment). */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
