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
import * as route9 from "#app/api/v1/courses/[slug]/enrolment/route.ts";
import * as route10 from "#app/api/v1/experiments/[id]/route.ts";
import * as route11 from "#app/api/v1/experiments/route.ts";
import * as route12 from "#app/api/v1/invitations/[id]/route.ts";
import * as route13 from "#app/api/v1/invitations/route.ts";
import * as route14 from "#app/api/v1/items/[id]/attempts/route.ts";
import * as route15 from "#app/api/v1/items/[id]/draft/route.ts";
import * as route16 from "#app/api/v1/items/[id]/solution/route.ts";
import * as route17 from "#app/api/v1/labs/[id]/route.ts";
import * as route18 from "#app/api/v1/lessons/[slug]/drafts/[locale]/route.ts";
import * as route19 from "#app/api/v1/lessons/[slug]/preview/route.ts";
import * as route20 from "#app/api/v1/lessons/[slug]/revisions/[number]/route.ts";
import * as route21 from "#app/api/v1/lessons/[slug]/revisions/route.ts";
import * as route22 from "#app/api/v1/lessons/[slug]/sections/route.ts";
import * as route23 from "#app/api/v1/lessons/[slug]/source/route.ts";
import * as route24 from "#app/api/v1/lessons/[slug]/state/route.ts";
import * as route25 from "#app/api/v1/me/route.ts";
import * as route26 from "#app/api/v1/password/route.ts";
import * as route27 from "#app/api/v1/profile/route.ts";
import * as route28 from "#app/api/v1/sign-out-everywhere/route.ts";
import * as route29 from "#app/api/v1/sign-up/route.ts";
import * as route30 from "#app/api/v1/snapshots/[id]/data/route.ts";
import * as route31 from "#app/api/v1/snapshots/[id]/route.ts";
import * as route32 from "#app/api/v1/snapshots/route.ts";
import * as route33 from "#app/api/v1/teach/courses/[slug]/gradebook/export/route.ts";
import * as route34 from "#app/api/v1/teach/courses/[slug]/gradebook/route.ts";
import * as route35 from "#app/api/v1/teach/courses/[slug]/learners/[id]/route.ts";
import * as route36 from "#app/api/v1/teach/courses/[slug]/members/[id]/route.ts";
import * as route37 from "#app/api/v1/teach/courses/[slug]/members/route.ts";
import * as route38 from "#app/api/v1/teach/courses/route.ts";
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
  { method: "post", path: "/api/v1/courses/{slug}/enrolment", handler: route9.POST },
  { method: "get", path: "/api/v1/experiments/{id}", handler: route10.GET },
  { method: "patch", path: "/api/v1/experiments/{id}", handler: route10.PATCH },
  { method: "delete", path: "/api/v1/experiments/{id}", handler: route10.DELETE },
  { method: "post", path: "/api/v1/experiments", handler: route11.POST },
  { method: "get", path: "/api/v1/experiments", handler: route11.GET },
  { method: "delete", path: "/api/v1/invitations/{id}", handler: route12.DELETE },
  { method: "get", path: "/api/v1/invitations", handler: route13.GET },
  { method: "post", path: "/api/v1/invitations", handler: route13.POST },
  { method: "post", path: "/api/v1/items/{id}/attempts", handler: route14.POST },
  { method: "get", path: "/api/v1/items/{id}/attempts", handler: route14.GET },
  { method: "put", path: "/api/v1/items/{id}/draft", handler: route15.PUT },
  { method: "delete", path: "/api/v1/items/{id}/draft", handler: route15.DELETE },
  { method: "post", path: "/api/v1/items/{id}/solution", handler: route16.POST },
  { method: "get", path: "/api/v1/labs/{id}", handler: route17.GET },
  { method: "get", path: "/api/v1/lessons/{slug}/drafts/{locale}", handler: route18.GET },
  { method: "put", path: "/api/v1/lessons/{slug}/drafts/{locale}", handler: route18.PUT },
  { method: "delete", path: "/api/v1/lessons/{slug}/drafts/{locale}", handler: route18.DELETE },
  { method: "post", path: "/api/v1/lessons/{slug}/preview", handler: route19.POST },
  { method: "get", path: "/api/v1/lessons/{slug}/revisions/{number}", handler: route20.GET },
  { method: "get", path: "/api/v1/lessons/{slug}/revisions", handler: route21.GET },
  { method: "post", path: "/api/v1/lessons/{slug}/revisions", handler: route21.POST },
  { method: "post", path: "/api/v1/lessons/{slug}/sections", handler: route22.POST },
  { method: "get", path: "/api/v1/lessons/{slug}/source", handler: route23.GET },
  { method: "get", path: "/api/v1/lessons/{slug}/state", handler: route24.GET },
  { method: "get", path: "/api/v1/me", handler: route25.GET },
  { method: "put", path: "/api/v1/password", handler: route26.PUT },
  { method: "patch", path: "/api/v1/profile", handler: route27.PATCH },
  { method: "post", path: "/api/v1/sign-out-everywhere", handler: route28.POST },
  { method: "post", path: "/api/v1/sign-up", handler: route29.POST },
  { method: "get", path: "/api/v1/snapshots/{id}/data", handler: route30.GET },
  { method: "get", path: "/api/v1/snapshots/{id}", handler: route31.GET },
  { method: "delete", path: "/api/v1/snapshots/{id}", handler: route31.DELETE },
  { method: "post", path: "/api/v1/snapshots", handler: route32.POST },
  { method: "get", path: "/api/v1/snapshots", handler: route32.GET },
  { method: "get", path: "/api/v1/teach/courses/{slug}/gradebook/export", handler: route33.GET },
  { method: "get", path: "/api/v1/teach/courses/{slug}/gradebook", handler: route34.GET },
  { method: "get", path: "/api/v1/teach/courses/{slug}/learners/{id}", handler: route35.GET },
  { method: "patch", path: "/api/v1/teach/courses/{slug}/members/{id}", handler: route36.PATCH },
  { method: "delete", path: "/api/v1/teach/courses/{slug}/members/{id}", handler: route36.DELETE },
  { method: "get", path: "/api/v1/teach/courses/{slug}/members", handler: route37.GET },
  { method: "post", path: "/api/v1/teach/courses/{slug}/members", handler: route37.POST },
  { method: "get", path: "/api/v1/teach/courses", handler: route38.GET },
];
