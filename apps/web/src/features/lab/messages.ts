import { defineMessages } from "#platform/messages.ts";
import { engineMessages } from "./messages/engine-messages.ts";
import { experimentsMessages } from "./messages/experiments-messages.ts";
import { optionsMessages } from "./messages/options-messages.ts";
import { resultsMessages } from "./messages/results-messages.ts";
import { trainingMessages } from "./messages/training-messages.ts";

/** All that the lab's page says. */
export const labMessages = defineMessages({
  ja: {
    ...trainingMessages.ja,
    ...optionsMessages.ja,
    ...resultsMessages.ja,
    ...engineMessages.ja,
    ...experimentsMessages.ja,
  },
  en: {
    ...trainingMessages.en,
    ...optionsMessages.en,
    ...resultsMessages.en,
    ...engineMessages.en,
    ...experimentsMessages.en,
  },
});

export type LabMessages = (typeof labMessages)["ja"];
