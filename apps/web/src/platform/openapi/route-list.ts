// Written by generate-route-list.ts: run it after adding a route.
import * as route0 from "#app/api/v1/admin/audit/route.ts";
import * as route1 from "#app/api/v1/admin/courses/[slug]/route.ts";
import * as route2 from "#app/api/v1/admin/courses/route.ts";
import * as route3 from "#app/api/v1/admin/overview/route.ts";
import * as route4 from "#app/api/v1/admin/people/[id]/password/route.ts";
import * as route5 from "#app/api/v1/admin/people/[id]/route.ts";
import * as route6 from "#app/api/v1/admin/people/[id]/sign-out/route.ts";
import * as route7 from "#app/api/v1/admin/people/route.ts";
import * as route8 from "#app/api/v1/admin/settings/route.ts";
import * as route9 from "#app/api/v1/backbones/[id]/weights/[sha256]/route.ts";
import * as route10 from "#app/api/v1/backbones/route.ts";
import * as route11 from "#app/api/v1/courses/[slug]/enrolment/route.ts";
import * as route12 from "#app/api/v1/experiments/[id]/route.ts";
import * as route13 from "#app/api/v1/experiments/route.ts";
import * as route14 from "#app/api/v1/invitations/[id]/route.ts";
import * as route15 from "#app/api/v1/invitations/route.ts";
import * as route16 from "#app/api/v1/items/[id]/attempts/route.ts";
import * as route17 from "#app/api/v1/items/[id]/draft/route.ts";
import * as route18 from "#app/api/v1/items/[id]/solution/route.ts";
import * as route19 from "#app/api/v1/labs/[id]/hand-ins/route.ts";
import * as route20 from "#app/api/v1/labs/[id]/route.ts";
import * as route21 from "#app/api/v1/lesson-files/[set]/route.ts";
import * as route22 from "#app/api/v1/lessons/[slug]/drafts/[locale]/route.ts";
import * as route23 from "#app/api/v1/lessons/[slug]/preview/route.ts";
import * as route24 from "#app/api/v1/lessons/[slug]/revisions/[number]/route.ts";
import * as route25 from "#app/api/v1/lessons/[slug]/revisions/route.ts";
import * as route26 from "#app/api/v1/lessons/[slug]/sections/route.ts";
import * as route27 from "#app/api/v1/lessons/[slug]/source/route.ts";
import * as route28 from "#app/api/v1/lessons/[slug]/state/route.ts";
import * as route29 from "#app/api/v1/me/route.ts";
import * as route30 from "#app/api/v1/password/route.ts";
import * as route31 from "#app/api/v1/profile/route.ts";
import * as route32 from "#app/api/v1/sign-out-everywhere/route.ts";
import * as route33 from "#app/api/v1/sign-up/route.ts";
import * as route34 from "#app/api/v1/snapshots/[id]/content/route.ts";
import * as route35 from "#app/api/v1/snapshots/[id]/route.ts";
import * as route36 from "#app/api/v1/snapshots/[id]/tensors/[file]/route.ts";
import * as route37 from "#app/api/v1/snapshots/by-name/[name]/content/route.ts";
import * as route38 from "#app/api/v1/snapshots/route.ts";
import * as route39 from "#app/api/v1/teach/courses/[slug]/gradebook/export/route.ts";
import * as route40 from "#app/api/v1/teach/courses/[slug]/gradebook/route.ts";
import * as route41 from "#app/api/v1/teach/courses/[slug]/learners/[id]/route.ts";
import * as route42 from "#app/api/v1/teach/courses/[slug]/members/[id]/route.ts";
import * as route43 from "#app/api/v1/teach/courses/[slug]/members/route.ts";
import * as route44 from "#app/api/v1/teach/courses/route.ts";
import * as route45 from "#app/api/v1/terminals/[id]/code/route.ts";
import * as route46 from "#app/api/v1/terminals/[id]/versions/[version]/route.ts";
import * as route47 from "#app/api/v1/terminals/[id]/versions/route.ts";
import type { DescribedRoute } from "./describe-api.ts";

export const routeList: readonly DescribedRoute[] = [
  { method: "get", path: "/api/v1/admin/audit", handler: route0.GET },
  { method: "patch", path: "/api/v1/admin/courses/{slug}", handler: route1.PATCH },
  { method: "get", path: "/api/v1/admin/courses", handler: route2.GET },
  { method: "get", path: "/api/v1/admin/overview", handler: route3.GET },
  { method: "post", path: "/api/v1/admin/people/{id}/password", handler: route4.POST },
  { method: "patch", path: "/api/v1/admin/people/{id}", handler: route5.PATCH },
  { method: "post", path: "/api/v1/admin/people/{id}/sign-out", handler: route6.POST },
  { method: "get", path: "/api/v1/admin/people", handler: route7.GET },
  { method: "get", path: "/api/v1/admin/settings", handler: route8.GET },
  { method: "put", path: "/api/v1/admin/settings", handler: route8.PUT },
  { method: "get", path: "/api/v1/backbones/{id}/weights/{sha256}", handler: route9.GET },
  { method: "get", path: "/api/v1/backbones", handler: route10.GET },
  { method: "post", path: "/api/v1/courses/{slug}/enrolment", handler: route11.POST },
  { method: "get", path: "/api/v1/experiments/{id}", handler: route12.GET },
  { method: "patch", path: "/api/v1/experiments/{id}", handler: route12.PATCH },
  { method: "delete", path: "/api/v1/experiments/{id}", handler: route12.DELETE },
  { method: "post", path: "/api/v1/experiments", handler: route13.POST },
  { method: "get", path: "/api/v1/experiments", handler: route13.GET },
  { method: "delete", path: "/api/v1/invitations/{id}", handler: route14.DELETE },
  { method: "get", path: "/api/v1/invitations", handler: route15.GET },
  { method: "post", path: "/api/v1/invitations", handler: route15.POST },
  { method: "post", path: "/api/v1/items/{id}/attempts", handler: route16.POST },
  { method: "get", path: "/api/v1/items/{id}/attempts", handler: route16.GET },
  { method: "put", path: "/api/v1/items/{id}/draft", handler: route17.PUT },
  { method: "delete", path: "/api/v1/items/{id}/draft", handler: route17.DELETE },
  { method: "post", path: "/api/v1/items/{id}/solution", handler: route18.POST },
  { method: "post", path: "/api/v1/labs/{id}/hand-ins", handler: route19.POST },
  { method: "get", path: "/api/v1/labs/{id}/hand-ins", handler: route19.GET },
  { method: "get", path: "/api/v1/labs/{id}", handler: route20.GET },
  { method: "get", path: "/api/v1/lesson-files/{set}", handler: route21.GET },
  { method: "get", path: "/api/v1/lessons/{slug}/drafts/{locale}", handler: route22.GET },
  { method: "put", path: "/api/v1/lessons/{slug}/drafts/{locale}", handler: route22.PUT },
  { method: "delete", path: "/api/v1/lessons/{slug}/drafts/{locale}", handler: route22.DELETE },
  { method: "post", path: "/api/v1/lessons/{slug}/preview", handler: route23.POST },
  { method: "get", path: "/api/v1/lessons/{slug}/revisions/{number}", handler: route24.GET },
  { method: "get", path: "/api/v1/lessons/{slug}/revisions", handler: route25.GET },
  { method: "post", path: "/api/v1/lessons/{slug}/revisions", handler: route25.POST },
  { method: "post", path: "/api/v1/lessons/{slug}/sections", handler: route26.POST },
  { method: "get", path: "/api/v1/lessons/{slug}/source", handler: route27.GET },
  { method: "get", path: "/api/v1/lessons/{slug}/state", handler: route28.GET },
  { method: "get", path: "/api/v1/me", handler: route29.GET },
  { method: "put", path: "/api/v1/password", handler: route30.PUT },
  { method: "patch", path: "/api/v1/profile", handler: route31.PATCH },
  { method: "post", path: "/api/v1/sign-out-everywhere", handler: route32.POST },
  { method: "post", path: "/api/v1/sign-up", handler: route33.POST },
  { method: "get", path: "/api/v1/snapshots/{id}/content", handler: route34.GET },
  { method: "get", path: "/api/v1/snapshots/{id}", handler: route35.GET },
  { method: "delete", path: "/api/v1/snapshots/{id}", handler: route35.DELETE },
  { method: "get", path: "/api/v1/snapshots/{id}/tensors/{file}", handler: route36.GET },
  { method: "get", path: "/api/v1/snapshots/by-name/{name}/content", handler: route37.GET },
  { method: "post", path: "/api/v1/snapshots", handler: route38.POST },
  { method: "get", path: "/api/v1/snapshots", handler: route38.GET },
  { method: "get", path: "/api/v1/teach/courses/{slug}/gradebook/export", handler: route39.GET },
  { method: "get", path: "/api/v1/teach/courses/{slug}/gradebook", handler: route40.GET },
  { method: "get", path: "/api/v1/teach/courses/{slug}/learners/{id}", handler: route41.GET },
  { method: "patch", path: "/api/v1/teach/courses/{slug}/members/{id}", handler: route42.PATCH },
  { method: "delete", path: "/api/v1/teach/courses/{slug}/members/{id}", handler: route42.DELETE },
  { method: "get", path: "/api/v1/teach/courses/{slug}/members", handler: route43.GET },
  { method: "post", path: "/api/v1/teach/courses/{slug}/members", handler: route43.POST },
  { method: "get", path: "/api/v1/teach/courses", handler: route44.GET },
  { method: "get", path: "/api/v1/terminals/{id}/code", handler: route45.GET },
  { method: "put", path: "/api/v1/terminals/{id}/code", handler: route45.PUT },
  { method: "get", path: "/api/v1/terminals/{id}/versions/{version}", handler: route46.GET },
  { method: "get", path: "/api/v1/terminals/{id}/versions", handler: route47.GET },
];
