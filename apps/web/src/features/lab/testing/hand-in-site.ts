import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CreateExperimentBody, ExperimentSummary } from "@thaw/contracts/experiment";
import type { HandInResponse, LabGradingResponse } from "@thaw/contracts/lab-hand-in";
import type { Problem } from "@thaw/contracts/problem";
import type { TrainResult } from "@thaw/tl-engine/client/lab-types";
import { trainHead } from "@thaw/tl-engine/head/train-head";
import { encodeHead } from "@thaw/tl-engine/safetensors/head-tensors";
import { afterAll, beforeAll, expect } from "vitest";
import * as experimentsRoute from "#app/api/v1/experiments/route.ts";
import * as handInsRoute from "#app/api/v1/labs/[id]/hand-ins/route.ts";
import { callRoute } from "#testing/call-route.ts";
import { useTestSite } from "#testing/test-site.ts";
import { optionalLabDefinition } from "../lab-definitions.ts";
import { toBase64 } from "../run/base64.ts";
import { closeFeaturesProcess } from "../server/grading/features-process.ts";
import { serverFeatures } from "../server/grading/server-features.ts";
import { readServerPhotos } from "../server/grading/server-photos.ts";
import { sampleExperiment } from "./sample-experiment.ts";

const labId = "foodvision-head";

/** A head in base64 that is right on every photo of the server's: nobody outside could train one. */
async function trainOnServerPhotos(): Promise<string> {
  const photos = await readServerPhotos("foodvision");
  const lab = optionalLabDefinition(labId);
  if (!photos || !lab) throw new Error("the course's photos are not there");
  const { backbone, backboneSha256 } = sampleExperiment();
  const features = await serverFeatures({ photos, backbone: { id: backbone, sha256: backboneSha256 }, thawed: null });
  const training = trainHead({
    features,
    labels: Int32Array.from(photos.photos, (photo) => lab.classes.findIndex(({ id }) => id === photo.class)),
    classCount: lab.classes.length,
    epochs: 40,
    batchSize: 32,
    learningRate: 0.01,
    weightDecay: 0,
    seed: 1,
    validation: null,
  } as unknown as Parameters<typeof trainHead>[0]);
  let step = training.next();
  while (!step.done) step = training.next();
  return toBase64(encodeHead((step.value as TrainResult).head));
}

/** A site with FoodVision's graded lab, a data folder of its own, and what tests do with it through its routes. */
export function useHandInSite() {
  const data = mkdtempSync(join(tmpdir(), "thaw-hand-ins-"));
  process.env.THAW_DATA_DIR = data;
  const site = useTestSite();
  const heads = { perfect: "" };
  beforeAll(async () => {
    heads.perfect = await trainOnServerPhotos();
  }, 120_000);
  afterAll(() => {
    closeFeaturesProcess();
    rmSync(data, { recursive: true });
  });
  return {
    site,
    data,
    heads,
    async keep(cookie: string, change: Partial<CreateExperimentBody> = {}): Promise<string> {
      const created = await callRoute<{ experiment: ExperimentSummary }>(experimentsRoute.POST, {
        method: "POST",
        body: sampleExperiment(change),
        cookie,
      });
      expect(created.status).toBe(201);
      return created.body.experiment.id;
    },
    handIn: (experimentId: string, cookie?: string, { lab = labId, ...body }: Record<string, string> = {}) =>
      callRoute<HandInResponse & Problem>(handInsRoute.POST, {
        method: "POST",
        params: { id: lab },
        body: { experimentId, locale: "en", ...body },
        ...(cookie ? { cookie } : {}),
      }),
    read: (cookie?: string, lab = labId) =>
      callRoute<LabGradingResponse & Problem>(handInsRoute.GET, {
        params: { id: lab },
        query: { locale: "en" },
        ...(cookie ? { cookie } : {}),
      }),
  };
}
