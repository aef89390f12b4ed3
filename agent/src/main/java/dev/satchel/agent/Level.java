package dev.satchel.agent;

/** How much the diagnostic log says; each level includes those before it. */
enum Level {
  /** The agent cannot do something at all. */
  ERROR,
  /** Something was asked that the agent does not understand or cannot read; it goes on without. The default. */
  WARN,
  /** What is recorded: one line per class and per lambda, and why something is not. */
  INFO,
  /** Also what is skipped. */
  DEBUG;

  /** Whether an event of {@code level} is written at this setting. */
  boolean shows(Level level) {
    return level.compareTo(this) <= 0;
  }
}
