package org.lapwing.chat.risk;

import org.lapwing.chat.api.CueHit;
import org.lapwing.chat.api.Message;

/** A message that holds a cue, and the cue. */
record Said(Message message, CueHit hit) {}
