export interface LabClass {
  /** As in the photos' paths. */
  id: string;
  name: { ja: string; en: string };
}

export interface LabDefinition {
  id: string;
  courseSlug: string;
  lessonSlug: string;
  lessonNumber: number;
  /** In the order of the head's rows. */
  classes: readonly LabClass[];
}

const foodvisionHead: LabDefinition = {
  id: "foodvision-head",
  courseSlug: "foodvision",
  lessonSlug: "transfer-learning",
  lessonNumber: 7,
  classes: [
    { id: "burger", name: { ja: "ハンバーガー", en: "burger" } },
    { id: "donut", name: { ja: "ドーナツ", en: "donut" } },
    { id: "fried_egg", name: { ja: "目玉焼き", en: "fried egg" } },
    { id: "pizza", name: { ja: "ピザ", en: "pizza" } },
    { id: "ramen", name: { ja: "ラーメン", en: "ramen" } },
    { id: "salad", name: { ja: "サラダ", en: "salad" } },
    { id: "sushi", name: { ja: "寿司", en: "sushi" } },
  ],
};

const labs: readonly LabDefinition[] = [foodvisionHead];

export const labIds: readonly string[] = labs.map(({ id }) => id);

export const optionalLabDefinition = (id: string): LabDefinition | null => labs.find((lab) => lab.id === id) ?? null;
