/** Choosing a workspace, roles and passwords, in Russian. */
export const sessionWords = {
  workspaces: {
    title: "Выберите рабочее пространство",
    none: "Вы пока не состоите ни в одном рабочем пространстве",
    noneHint: "Попросите у коллеги ссылку-приглашение.",
    switch: "Сменить рабочее пространство",
    create: "Новое рабочее пространство",
    createTitle: "Создать рабочее пространство",
    notMember: "Вы не состоите в этом рабочем пространстве",
    notMemberHint: "Вы вошли как {{email}}. Попросите приглашение у владельца или администратора.",
  },

  preset: {
    owner: "Владелец",
    admin: "Администратор",
    senior: "Старший оператор",
    operator: "Оператор",
    porter: "Дежурный",
    storekeeper: "Кладовщик",
    employee: "Сотрудник",
    viewer: "Наблюдатель",
  },

  password: { label: "Пароль", hint: "Не меньше {{min}} символов. Хорошо подойдёт целая фраза." },
} as const;
